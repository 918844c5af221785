/** The signed form of tickets. */
package io.holdfast.sales.token;
