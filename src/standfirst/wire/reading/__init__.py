"""What several format readers share: limits, XML, HTML bodies, times, vocabularies. Knows no Django."""
