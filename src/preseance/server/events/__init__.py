"""Events as they are kept: the document, its journal, who may do what, what each sees."""
