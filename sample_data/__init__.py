"""The sample round: public facts with invented figures, every one of them marked as illustrative."""
