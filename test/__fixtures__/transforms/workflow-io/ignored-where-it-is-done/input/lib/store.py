import os


def both():
    os.makedirs("x")  # temporal-codemod: ignore[workflow-io] the folder is there
    # temporal-codemod: ignore[workflow-io] a constant of the image
    return open("x/version").read()


def one_of_two():
    os.makedirs("x")  # temporal-codemod: ignore[workflow-io] the folder is there
    return open("x/version").read()


def at_the_call():
    return open("x/version").read()
