/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-table.h"

G_BEGIN_DECLS

/* A table as text: headings, then rows, each "[cell][cell]" and a line end; NULL with an error that is a
 * finished sentence naming the file. */
char *picture_of_text (const char *text, gssize size, const char *name, const AccordTableOptions *options, GError **error);
char *picture_of_file (const char *path, const AccordTableOptions *options, GError **error);
void assert_sentence (const GError *error, const char *file_name);
char *data_path (const char *name); /* NULL after saying that the test is skipped */

G_END_DECLS
