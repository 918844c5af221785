/** Admission: one server at a time moves the horizon of each open sale. */
package io.holdfast.sales.admission;
