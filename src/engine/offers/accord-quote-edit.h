/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-edit.h"
#include "accord-record.h"

G_BEGIN_DECLS

/* Quotes from lines: each is one change set, and the journal numbers what it makes (M33). */
AccordEdit *accord_quote_edit_new (AccordRecord *deal, GPtrArray *lines, AccordRecord *settings, gint64 today, gint64 *quote);
AccordEdit *accord_quote_edit_revise (AccordRecord *quote, GPtrArray *lines, AccordRecord *settings, gint64 today, gint64 *version);
AccordEdit *accord_quote_edit_status (AccordRecord *quote, const char *status);
AccordEdit *accord_quote_edit_approve (AccordRecord *quote, gint64 member, gint64 today);
const char *accord_quote_status_now (AccordRecord *quote, gint64 today);
char *accord_quote_name (AccordRecord *quote);

G_END_DECLS
