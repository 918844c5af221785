/** Journal of the requests and answers of the clients. */
package io.holdfast.chaos.journal;
