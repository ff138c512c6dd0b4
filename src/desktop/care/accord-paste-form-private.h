/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-frame-call.h"
#include "accord-paste-form.h"

G_BEGIN_DECLS

/* Shared by accord-paste-form.c (the card and its rows) and accord-paste-form-twin.c (whom it looks like). */
struct _AccordPasteForm {
  AdwExpanderRow parent_instance;

  AccordWorkspace *workspace;
  AccordPastedCard card;    /* its pieces are ours */
  GPtrArray *rows;          /* of AccordPasteRow, owned by us as widgets */
  AccordFrameCall ask;
  guint generation;
  AdwSwitchRow *company;    /* "Belongs to ACME" */
  gint64 company_id;        /* of that customer, or 0 */
  GtkWidget *twin;          /* "Looks like Wang Wei" */
  const AccordKind *twin_kind;
  gint64 twin_id;
  GtkWidget *add;
};

void accord_paste_form_ask (AccordPasteForm *self);
GtkWidget *accord_paste_form_make_twin (AccordPasteForm *self);

static inline gboolean
accord_paste_form_has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

G_END_DECLS
