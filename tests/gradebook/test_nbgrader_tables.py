import pytest
from nbgrader import utils
from nbgrader.api import Base, Comment, Grade, Gradebook
from sqlalchemy import select, text

from grader.course import cells
from grader.gradebook import nbgrader_tables
from grader.gradebook.connection import Connected, connect
from grader.gradebook.nbgrader_tables import COMMENT, COMMENTS, GRADES, NEEDED, SCORE


def tables():
    named = vars(nbgrader_tables).values()
    return [each for each in named if getattr(each, "name", "") in NEEDED]


def test_the_tables_are_nbgraders_own():
    assert len(tables()) == len(NEEDED)
    for table in tables():
        theirs = Base.metadata.tables[table.name].columns
        for column in table.columns:
            assert isinstance(theirs[column.name].type, type(column.type)) or (
                column.type.python_type is str and theirs[column.name].type.python_type is str
            )


@pytest.fixture
def gradebook(tmp_path):
    database = f"sqlite:///{tmp_path / 'gradebook.db'}"
    with connect(database, "cats") as opened:
        yield opened


def test_points_and_comments_are_counted_as_nbgrader_counts_them(gradebook):
    numbers = [None, 0.0, 2.0]
    for auto in numbers:
        for manual in numbers:
            for extra in numbers:
                name = f"{auto}{manual}{extra}"
                row = {"id": name, "needs_manual_grade": False, "auto_score": auto}
                gradebook.db.execute(
                    GRADES.insert(), row | {"manual_score": manual, "extra_credit": extra}
                )
    for auto in (None, "", "a"):
        for manual in (None, "", "m"):
            row = {"id": f"{auto!r}{manual!r}", "auto_comment": auto, "manual_comment": manual}
            gradebook.db.execute(COMMENTS.insert(), row)
    gradebook.db.commit()
    ours = [
        dict(map(tuple, gradebook.db.execute(select(table.c.id, value))))
        for table, value in ((GRADES, SCORE), (COMMENTS, COMMENT))
    ]
    with Gradebook(str(gradebook.engine.url), "cats") as theirs:
        assert ours[0] == {row.id: row.score for row in theirs.db.scalars(select(Grade))}
        assert ours[1] == {row.id: row.comment for row in theirs.db.scalars(select(Comment))}


def test_a_gradebook_that_is_there_opens_without_nbgraders_class(gradebook, monkeypatch):
    monkeypatch.setattr("grader.gradebook.connection.open_gradebook", None)
    with connect(str(gradebook.engine.url), "cats") as again:
        assert isinstance(again, Connected)
        assert again.db.execute(text("SELECT count(*) FROM course")).scalar() == 1


def test_what_is_said_of_cells_is_what_nbgrader_says(built_course):
    for assignment in built_course.assignments():
        for cell in assignment.release_notebook.cells:
            assert cells.is_grade(cell) == utils.is_grade(cell)
            assert cells.is_solution(cell) == utils.is_solution(cell)
            assert cells.is_locked(cell) == utils.is_locked(cell)
            if cells.grade_id(cell):
                assert cells.checksum(cell) == utils.compute_checksum(cell)
                assert cells.is_unchanged(cell) == cells.is_solution(cell) or cells.is_locked(cell)
