/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what was typed to one change of the journal. */

#include "accord-config.h"

#include "accord-activity-draft.h"

#include "accord-activity-texts.h"
#include "accord-clock.h"

#include <glib/gi18n-lib.h>

static void
set_link (AccordEdit *edit, gint64 id, const char *link, gint64 target)
{
  if (target != 0)
    accord_edit_set_number (edit, &accord_activity_kind, id, link, target);
}

static gint64
add_activity (const AccordActivityDraft *draft, AccordEdit *edit, const char *type)
{
  gint64 id = accord_edit_create (edit, &accord_activity_kind);

  accord_edit_set_text (edit, &accord_activity_kind, id, "type", type);
  set_link (edit, id, "customer", draft->customer);
  set_link (edit, id, "deal", draft->deal);
  set_link (edit, id, "contact", draft->contact);
  set_link (edit, id, "owner", draft->owner);
  return id;
}

static void
set_due (const AccordActivityDraft *draft, AccordEdit *edit, gint64 id)
{
  accord_edit_set_number (edit, &accord_activity_kind, id, "due_on", draft->next_day);
  if (draft->next_minute >= 0)
    accord_edit_set_number (edit, &accord_activity_kind, id, "due_minute", draft->next_minute);
}

static void
add_follow_up (const AccordActivityDraft *draft, AccordEdit *edit)
{
  gint64 id = add_activity (draft, edit, "task");

  accord_edit_set_text (edit, &accord_activity_kind, id, "title",
                        *draft->next_title != '\0' ? draft->next_title : _("Follow up"));
  set_due (draft, edit, id);
}

/* What was said besides is its text: it is called as the survey. */
static void
set_survey (const AccordActivityDraft *draft, AccordEdit *edit, gint64 id)
{
  const AccordSurvey *survey = &draft->survey;

  accord_edit_set_text (edit, &accord_activity_kind, id, "title", *survey->name != '\0' ? survey->name : _(draft->words->label));
  if (*draft->text != '\0')
    accord_edit_set_text (edit, &accord_activity_kind, id, "body", draft->text);
  accord_edit_set_text (edit, &accord_activity_kind, id, "scale", survey->scale);
  if (survey->score >= 0)
    accord_edit_set_number (edit, &accord_activity_kind, id, "score", survey->score);
  if (survey->score >= 0 || survey->skipped)
    accord_edit_set_number (edit, &accord_activity_kind, id, "answered_at", accord_now_ms ());
}

/**
 * accord_activity_draft_edit:
 * @draft: what is to be logged or planned
 * @whom: the customer or deal, as the label of the change names it
 *
 * Returns: (transfer full): one change: the activity, and the next step where there is one
 */
AccordEdit *
accord_activity_draft_edit (const AccordActivityDraft *draft, const char *whom)
{
  g_autofree char *label = g_strdup_printf (_(draft->words->logged), whom);
  AccordEdit *edit = accord_edit_new (label);
  gboolean task = g_str_equal (draft->words->type, "task");
  gint64 id = add_activity (draft, edit, draft->words->type);

  if (g_str_equal (draft->words->type, "survey"))
    set_survey (draft, edit, id);
  else
    accord_activity_set_texts (edit, id, draft->words, draft->text);
  if (!task)
    accord_edit_set_number (edit, &accord_activity_kind, id, "done_at", accord_now_ms ());
  else if (draft->next)
    set_due (draft, edit, id);
  if (draft->outcome != NULL && !task)
    accord_edit_set_text (edit, &accord_activity_kind, id, "outcome", draft->outcome);
  if (!task && draft->next)
    add_follow_up (draft, edit);
  return edit;
}
