/** Notes in the audit trail what people change through this interface. */
package io.holdfast.web.trail;
