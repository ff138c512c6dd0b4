/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A condition as it stands for one deal: the value, its words, and what can be done about it. */
#include "accord-config.h"

#include "accord-gate.h"

#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-clock.h"

G_DEFINE_BOXED_TYPE (AccordCriterion, accord_criterion, accord_criterion_copy, accord_criterion_free)

/**
 * accord_criterion_copy:
 * @criterion: a condition
 *
 * Returns: (transfer full): a copy
 */
AccordCriterion *
accord_criterion_copy (const AccordCriterion *criterion)
{
  AccordCriterion *copy = g_memdup2 (criterion, sizeof *criterion);

  copy->title = g_strdup (criterion->title);
  copy->path = g_strdup (criterion->path);
  copy->activity = g_strdup (criterion->activity);
  copy->role = g_strdup (criterion->role);
  copy->state = g_strdup (criterion->state);
  return copy;
}

/**
 * accord_criterion_free:
 * @criterion: (transfer full): a condition
 */
void
accord_criterion_free (AccordCriterion *criterion)
{
  g_free (criterion->title);
  g_free (criterion->path);
  g_free (criterion->activity);
  g_free (criterion->role);
  g_free (criterion->state);
  g_free (criterion);
}

static const char *
choice_label (const AccordChoice *choices, const char *value)
{
  for (; choices->value != NULL; choices++)
    if (g_strcmp0 (choices->value, value) == 0)
      return _(choices->label);
  return value;
}

static char *
describe_approval (const AccordCriterion *self)
{
  const char *who = choice_label (accord_member_role_choices, self->role);

  if (g_strcmp0 (self->state, "asked") == 0)
    return g_strdup_printf (_("%s: waiting for an answer"), self->title);
  if (g_strcmp0 (self->state, "refused") == 0)
    return g_strdup_printf (_("%s: refused"), self->title);
  /* Translators: what has to be approved, and by whom: Discount (Sales manager) */
  return who ? g_strdup_printf (_("%s (%s)"), self->title, who) : g_strdup (self->title);
}

/**
 * accord_criterion_describe:
 * @criterion: a condition
 *
 * Returns: (transfer full): what it asks for, without a full stop, translated: "Amount", "A call was made"
 */
char *
accord_criterion_describe (const AccordCriterion *criterion)
{
  g_return_val_if_fail (criterion != NULL, NULL);

  return criterion->type == ACCORD_CRITERION_APPROVAL ? describe_approval (criterion) : g_strdup (criterion->title);
}

/**
 * accord_gate_tick:
 * @edit: an action being put together
 * @criterion: a condition that people tick off
 * @done: whether it is done now
 * @actor: id of a member, or 0
 *
 * Ticks it off, or takes the tick away. Nothing to do is nothing done.
 */
void
accord_gate_tick (AccordEdit *edit, const AccordCriterion *criterion, gboolean done, gint64 actor)
{
  const AccordKind *kind = &accord_deal_check_kind;
  gint64 id;

  g_return_if_fail (criterion->type == ACCORD_CRITERION_CHECK);

  if (!done && criterion->row != 0)
    accord_edit_delete (edit, kind, criterion->row);
  if (!done || criterion->row != 0)
    return;
  id = accord_edit_create (edit, kind);
  accord_edit_set_number (edit, kind, id, "deal", criterion->deal);
  accord_edit_set_number (edit, kind, id, "criterion", criterion->criterion);
  accord_edit_set_number (edit, kind, id, "done_at", accord_now_ms ());
  if (actor > 0)
    accord_edit_set_number (edit, kind, id, "actor", actor);
}

static gint64
add_request (AccordEdit *edit, const AccordCriterion *criterion, const char *state, const char *note)
{
  const AccordKind *kind = &accord_deal_approval_kind;
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_number (edit, kind, id, "deal", criterion->deal);
  accord_edit_set_number (edit, kind, id, "criterion", criterion->criterion);
  accord_edit_set_text (edit, kind, id, "state", state);
  if (note != NULL && *note != '\0')
    accord_edit_set_text (edit, kind, id, "note", note);
  return id;
}

/**
 * accord_gate_ask_approval:
 * @edit: an action being put together
 * @criterion: a condition that somebody has to approve
 * @note: (nullable): what they should know
 * @actor: id of the member who asks, or 0
 *
 * Asks for it; an older answer stays in history and counts no more.
 */
void
accord_gate_ask_approval (AccordEdit *edit, const AccordCriterion *criterion, const char *note, gint64 actor)
{
  const AccordKind *kind = &accord_deal_approval_kind;
  gint64 id;

  g_return_if_fail (criterion->type == ACCORD_CRITERION_APPROVAL);

  id = add_request (edit, criterion, "asked", note);
  accord_edit_set_number (edit, kind, id, "asked_at", accord_now_ms ());
  if (actor > 0)
    accord_edit_set_number (edit, kind, id, "asked_by", actor);
}

/**
 * accord_gate_decide:
 * @edit: an action being put together
 * @criterion: a condition that somebody has to approve, asked for or not
 * @granted: the answer
 * @note: (nullable): why
 * @actor: id of the member who answers, or 0; must be of the condition's role when it has one
 *
 * Answers it.
 */
void
accord_gate_decide (AccordEdit *edit, const AccordCriterion *criterion, gboolean granted, const char *note, gint64 actor)
{
  const AccordKind *kind = &accord_deal_approval_kind;
  const char *state = granted ? "granted" : "refused";
  gint64 id = criterion->row;

  g_return_if_fail (criterion->type == ACCORD_CRITERION_APPROVAL);

  if (id == 0 || g_strcmp0 (criterion->state, "asked") != 0)
    id = add_request (edit, criterion, state, note);
  else
    {
      accord_edit_set_text (edit, kind, id, "state", state);
      if (note != NULL && *note != '\0')
        accord_edit_set_text (edit, kind, id, "note", note);
    }
  accord_edit_set_number (edit, kind, id, "decided_at", accord_now_ms ());
  if (actor > 0)
    accord_edit_set_number (edit, kind, id, "decided_by", actor);
}
