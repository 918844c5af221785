/** What was measured, for people, for programs, and as a page with charts. */
package io.holdfast.bench.report;
