/** What deviates from what is expected, and who is told. */
package io.holdfast.stream.anomaly;
