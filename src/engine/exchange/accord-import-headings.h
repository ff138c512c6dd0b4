/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-kind.h"

G_BEGIN_DECLS

/* Targets that are not fields. */
#define ACCORD_IMPORT_UID "accord_id"          /* the record's own id, from an export of Accord */
#define ACCORD_IMPORT_FIRST_NAME "first_name"  /* joined into the title of a person */
#define ACCORD_IMPORT_MIDDLE_NAME "middle_name"
#define ACCORD_IMPORT_LAST_NAME "last_name"
#define ACCORD_IMPORT_ENTERED "entered:"       /* and a stage's name: the day it was entered */

char *accord_import_heading_split (const char *heading);
char *accord_import_heading_normalise (const char *heading);
int accord_import_heading_score (const AccordField *field, const char *normalised);
const AccordKind *accord_import_find_kind (const char *file_name, const char *const *headings,
                                           guint n_headings);
void accord_import_match_headings (const AccordKind *kind, const char *const *headings,
                                   guint n_headings, const char **targets);
gboolean accord_import_is_history (const char *const *headings, guint n_headings);
void accord_import_match_history (const char *const *headings, guint n_headings, const char **targets);
gboolean accord_import_heading_is_name_part (const char *heading);
gboolean accord_import_heading_is_manager (const char *heading);
const char *accord_import_heading_customer_type (const char *heading);
gboolean accord_import_heading_enters (const char *heading, const char *stage);

G_END_DECLS
