/** What one run saw: rows or reports per second, and how long one request or transaction took. */
record Load(double perSecond, double p50Millis, double p99Millis) {}
