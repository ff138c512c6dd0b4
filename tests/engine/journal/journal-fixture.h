/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-test.h"

G_BEGIN_DECLS

#define CUSTOMER (&accord_customer_kind)
#define DEAL (&accord_deal_kind)

AccordJournal *fixture_journal (AccordWorkspace *workspace);
AccordChangeSet *fixture_undo (AccordWorkspace *workspace);
AccordChangeSet *fixture_redo (AccordWorkspace *workspace);
AccordChangeSet *fixture_undo_txn (AccordWorkspace *workspace, gint64 txn);
AccordChangeSet *fixture_change (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *field, const char *text);
AccordChangeSet *fixture_delete (AccordWorkspace *workspace, const AccordKind *kind, gint64 id);
AccordChangeSet *fixture_restore (AccordWorkspace *workspace, const AccordKind *kind, gint64 id);
/* As if it came from another computer: journaled, but not one of this user's steps. */
void fixture_colleague_sets (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *field, const char *text);
GError *fixture_refusal (AccordWorkspace *workspace, AccordEdit *edit);
void fixture_assert_text (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *field, const char *text);
void fixture_assert_deleted (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, gboolean deleted);
char *fixture_history (AccordWorkspace *workspace, const AccordKind *kind, gint64 id); /* operations, newest first */
void fixture_assert_sound (AccordWorkspace *workspace);
char *fixture_number (gint64 number);

G_END_DECLS
