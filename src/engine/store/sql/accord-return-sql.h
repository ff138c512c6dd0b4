/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A won deal of less than nothing is a return: it nets what is counted in money and is a purchase in no count (F11,
 * F12). Each is an SQL expression over the columns of a deal with the prefix @d ("" or "d."), 1 or 0 and never NULL; a
 * deal without an amount is a purchase. */
#define ACCORD_SQL_IS_RETURN(d) "(coalesce(" d "amount,0)<0)"
#define ACCORD_SQL_NO_RETURN(d) "(coalesce(" d "amount,0)>=0)"
