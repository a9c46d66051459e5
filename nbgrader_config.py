"""nbgrader's configuration: where this course keeps its things, and whose engine grades."""

from pathlib import Path

c = get_config()  # noqa: F821 - given by the loader

c.CourseDirectory.course_id = "cats"
c.CourseDirectory.source_directory = "classroom/source"
c.CourseDirectory.release_directory = "notebooks"
c.CourseDirectory.submitted_directory = "classroom/submitted"
c.CourseDirectory.autograded_directory = "classroom/autograded"
c.CourseDirectory.feedback_directory = "classroom/feedback"
c.CourseDirectory.solution_directory = "classroom/solution"
# from the folder of this file: formgrader starts somewhere else on a hub
c.CourseDirectory.db_url = f"sqlite:///{Path(__file__).parent.resolve()}/classroom/gradebook.db"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "*.nbconvert.ipynb"]

# "owner/name" on GitHub: with it, notebooks get badges, and fetch their files in Colab.
c.CatCourse.repository = ""
c.CatCourse.branch = "main"

c.ExchangeFactory.collect = "grader.collecting.exchange.Collect"
c.ExchangeFactory.release_assignment = "grader.build.release_assignment.ReleaseAssignment"

c.ZipCollectApp.downloaded_directory = "classroom/downloaded"
c.ZipCollectApp.extractor_plugin = "grader.collecting.unpack.Unpacking"
c.ZipCollectApp.collector_plugin = "grader.collecting.whose.Downloads"

# Packages that notebooks may import at grading, beside the course's own: ["pandas", "sklearn"].
c.CatCourse.packages = []

# Reads what students hand in: repaired where an editor wrote it in a form of its own.
c.Autograde.exporter_class = "grader.marking.nbgrader_reader.SubmissionReader"
# Set, not inserted into: nbgrader reads its configuration twice, and would run a step twice.
c.Autograde.sanitize_preprocessors = ["grader.marking.execute.Restore"]
c.Autograde.autograde_preprocessors = [
    "grader.marking.execute.Execute",
    "nbgrader.preprocessors.IgnorePattern",
    "nbgrader.preprocessors.LimitOutput",
    "grader.marking.execute.Save",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.GenerateFeedback.exporter_class = "grader.feedback.nbgrader_exporter.FeedbackExporter"
c.GenerateFeedback.preprocessors = []

# Formgrader shows notebooks that nobody trusts to somebody who is signed in as an instructor.
c.HTMLExporter.preprocessors = ["grader.feedback.formgrader_preprocessor.Harmless"]
