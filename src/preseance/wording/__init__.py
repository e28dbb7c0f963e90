"""From a message and its arguments to a sentence: messages, languages, what French asks, dates."""
