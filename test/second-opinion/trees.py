"""Folders as plain data: reading, copying and comparing them byte for byte.

This module knows the disk. It must not know Python code or the tool.
"""

from __future__ import annotations

import os
import shutil
import subprocess

Tree = dict
"""Content by path, relative and with ``/``. A symbolic link is its target behind ``link to``."""


def read_tree(root: str) -> Tree:
    """Every file below a folder; the ``.git`` of the folder itself is left out."""
    tree: Tree = {}
    for folder, folders, files in os.walk(root):
        if folder == root and ".git" in folders:
            folders.remove(".git")
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in files + links:
            path = os.path.join(folder, name)
            relative = os.path.relpath(path, root).replace(os.sep, "/")
            if os.path.islink(path):
                tree[relative] = b"link to " + os.fsencode(os.readlink(path))
            elif os.path.isfile(path):
                with open(path, "rb") as file:
                    tree[relative] = file.read()
    return tree


def copy_repository(source: str, target: str) -> None:
    """Copies a checkout without its history, and makes the copy a git repository of its own."""
    ignore = shutil.ignore_patterns(".git")
    shutil.copytree(source, target, symlinks=True, ignore=ignore)
    subprocess.run(["git", "init", "--quiet", target], check=True, capture_output=True)


def differences(one: Tree, other: Tree) -> list[str]:
    """The paths whose content is not the same in both, or that are in one only."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def without(tree: Tree, folder: str) -> Tree:
    """The tree without what lies in one folder."""
    return {path: data for path, data in tree.items() if not path.startswith(folder + "/")}
