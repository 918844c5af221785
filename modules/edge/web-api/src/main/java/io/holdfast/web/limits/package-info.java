/** Limits of how often one client or customer may ask. */
package io.holdfast.web.limits;
