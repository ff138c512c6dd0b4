/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-activity-words.h"
#include "accord-edit.h"

G_BEGIN_DECLS

/* Sets title and body of an activity from what was typed. */
void accord_activity_set_texts (AccordEdit *edit, gint64 id, const AccordActivityWords *words, const char *text);

G_END_DECLS
