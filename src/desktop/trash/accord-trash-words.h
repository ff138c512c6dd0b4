/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-trash-rows.h"
#include "accord-record.h"

G_BEGIN_DECLS

int accord_trash_days_left (const AccordTrashRow *row, guint n_kept, gint64 now_ms);
char *accord_trash_days_left_words (const AccordTrashRow *row, guint n_kept, gint64 now_ms); /* "81 days left" */
char *accord_trash_kept_words (guint n_kept);                                  /* "Deleted records are kept for 90 days." */
char *accord_trash_note (const AccordTrashRow *row, const AccordTrashLine *line); /* "Call · Nordwind · Marta Kowalska" */
char *accord_trash_deleted_words (const AccordTrashRow *row, const AccordTrashLine *line); /* "Deleted by Marta Kowalska on 19 November at 14:20" */
char *accord_trash_reason_words (const AccordTrashLine *line);                 /* "Merged two customers", or NULL */
char *accord_trash_company_words (GArray *company);                            /* "3 people · 2 deals", or NULL */
char *accord_trash_record_text (AccordRecord *record);                         /* a field on each line */

G_END_DECLS
