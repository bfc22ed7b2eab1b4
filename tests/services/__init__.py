"""What the tests run beside themselves: databases, a server, a browser, checkers. Holds no tests."""
