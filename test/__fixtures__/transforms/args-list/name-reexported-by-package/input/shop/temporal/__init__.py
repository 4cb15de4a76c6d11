from .facade import run, workflow

__all__ = ["run", "workflow"]
