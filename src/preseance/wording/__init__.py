"""From a message and its arguments to a sentence: messages, their templates, what French asks, dates."""
