package com.vegah.collectiq.load;

import org.HdrHistogram.Histogram;

/** What one run showed. */
record Figures(
        Histogram micros, long lost, long doubled, long reordered, double cpuSecondsPerCallMinute, long heapKib) {
    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }
}
