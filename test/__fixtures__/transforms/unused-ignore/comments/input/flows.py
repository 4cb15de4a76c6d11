# temporal-codemod: ignore-file[no-such-rule]
from temporalio import workflow

one = 1  # temporal-codemod: ignore
two = 2  # temporal-codemod: ignore[workflw-now] misspelt
three = 3  # temporal-codemod: ignore[workflow-now] that rule does not run here
four = "# temporal-codemod: ignore"
