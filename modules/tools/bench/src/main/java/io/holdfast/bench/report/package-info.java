/** Reports as text, JSON and HTML with charts. */
package io.holdfast.bench.report;
