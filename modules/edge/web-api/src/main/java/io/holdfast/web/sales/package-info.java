/** Flash sales: what anybody may see, what operators set, tickets. */
package io.holdfast.web.sales;
