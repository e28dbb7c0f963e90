"""The papers that lie on tables, hang at doors and go to the kitchen, a module a paper."""
