/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include "accord-kind.h"

G_BEGIN_DECLS

/* Whom a record that is shown or being typed looks like: what is asked, copied, so that it may go on changing. */
typedef struct {
  gpointer asker;   /* owned: a widget */
  guint generation; /* of its questions */
  const AccordKind *kind;
  gint64 self;      /* id of the record itself, 0 while it is typed */
  AccordValue values[ACCORD_KIND_FIELDS_MAX];
} AccordTwinQuestion;

AccordTwinQuestion *accord_twin_question_new (gpointer asker, guint generation, const AccordKind *kind);
void accord_twin_question_free (gpointer question);
void accord_twin_question_clear (AccordTwinQuestion *self);

G_END_DECLS
