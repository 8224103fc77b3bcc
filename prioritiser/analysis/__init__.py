"""The answers: pure functions from a Round; arrays inside, frozen results outside. See method.md."""
