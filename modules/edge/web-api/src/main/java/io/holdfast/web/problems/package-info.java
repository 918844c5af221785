/** Error answers: RFC 9457 problem details with stable types, never a stack trace. */
package io.holdfast.web.problems;
