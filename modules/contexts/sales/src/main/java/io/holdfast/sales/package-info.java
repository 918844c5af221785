/**
 * Flash sales: tickets, the draw, admission. Visitors have a ticket with a place in the queue; who
 * came before the opening is ordered by a draw that anybody can check. This package is the module's
 * public API.
 */
package io.holdfast.sales;
