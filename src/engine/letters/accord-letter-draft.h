/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-letter-scope.h"
#include "accord-letter-text.h"

G_BEGIN_DECLS

/* A message as it would be sent: filled in, and what speaks against it. */
typedef struct {
  AccordLetterScope *scope;
  char *channel;       /* "email", "messenger" … */
  char *subject;
  char *body;
  GStrv attachments;   /* addresses of files; perhaps empty */
  gint64 template;     /* 0: none */
  GPtrArray *unknown;  /* of AccordLetterRemark: must be mended */
  GPtrArray *empty;    /* of AccordLetterRemark: holes in the text */
  char *refusal;       /* (nullable): why it may not be sent, a sentence */
} AccordLetterDraft;
AccordLetterDraft *accord_letter_draft_copy (const AccordLetterDraft *draft);
void accord_letter_draft_free (AccordLetterDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLetterDraft, accord_letter_draft_free)

AccordLetterDraft *accord_letter_draft_new (AccordLetterScope *scope, AccordRecord *letter_template, gboolean mailing);
AccordLetterDraft *accord_letter_draft_new_for (AccordLetterScope *scope, const char *channel, const char *subject, const char *body, gboolean mailing);

/* On its way out of the program. Nothing here sends anything. */
#define ACCORD_LETTER_MAILTO_MAX 1800 /* bytes; mail programs cut longer ones */
char *accord_letter_mailto (const AccordLetterDraft *draft);
GBytes *accord_letter_message (const AccordLetterDraft *draft, GError **error);
GStrv accord_letter_lines (const char *text); /* < private > */

/* What became of it. */
typedef struct {
  const char *state;    /* "sent", "skipped" */
  const char *occasion; /* (nullable): accord_care_type_name() */
  gint64 day;           /* of the occasion */
  const char *source;   /* of the occasion */
  gint64 mailing;       /* 0: none */
} AccordLetterOutcome;
AccordEdit *accord_letter_outcome_edit (const AccordLetterDraft *draft, const AccordLetterOutcome *outcome, gint64 actor);

G_END_DECLS
