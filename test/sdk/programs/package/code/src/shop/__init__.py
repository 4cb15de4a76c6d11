"""A package with relative imports, a namespace package inside, and re-exports."""
