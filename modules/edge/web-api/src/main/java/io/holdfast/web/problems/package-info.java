/**
 * How a request that could not be served is answered: RFC 9457 problem details with stable types,
 * and never a stack trace.
 */
package io.holdfast.web.problems;
