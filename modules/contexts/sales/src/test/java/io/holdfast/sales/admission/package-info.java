/** Tests of this package. */
package io.holdfast.sales.admission;
