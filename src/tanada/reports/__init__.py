"""What is handed round: charts, and pages that stand by themselves, in either language."""
