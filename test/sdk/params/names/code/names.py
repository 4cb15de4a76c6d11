GREET = "greet-someone"
