/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Several names in one text. One that holds a mark by which programs part names stands in quotation marks, and a quotation
 * mark in it is doubled, as in a cell of a CSV file: VIP, "Köln, Bonn". SQL writes the same (accord-cells.c). */

/* Marks that part names, for GLOB and strpbrk(): those of several bytes are looked for whole. */
#define ACCORD_NAME_LIST_MARKS ",;|\""
#define ACCORD_NAME_LIST_WIDE_MARKS "，；、"

void accord_name_list_append (GString *list, const char *name);
const char *accord_name_list_take_quoted (const char *text, char **name);
char **accord_name_list_split (const char *list);

G_END_DECLS
