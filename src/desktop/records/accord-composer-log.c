/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The composer's way to the journal. What is being written is not written twice, and what is shown by the time it stands
 * there may be another record. */

#include "accord-config.h"

#include "accord-composer-private.h"

#include "accord-activity-draft.h"
#include "accord-commit.h"
#include "accord-composer-drafts.h"
#include "accord-composer-kinds.h"
#include "accord-composer-text.h"
#include "accord-preedit.h"
#include "accord-text.h"

const AccordActivityWords *
accord_composer_words (AccordComposer *self)
{
  return accord_composer_kinds_get (self->kinds);
}

gboolean
accord_composer_is_open (AccordComposer *self)
{
  return gtk_widget_get_visible (self->body);
}

gboolean
accord_composer_is_survey (AccordComposer *self)
{
  return g_str_equal (accord_composer_words (self)->type, "survey");
}

/* What is shown stands on its way to the journal. */
gboolean
accord_composer_is_logging (AccordComposer *self)
{
  const AccordComposerDraft *draft = accord_composer_drafts_get (self->drafts, self->subject);

  return draft != NULL && draft->logging;
}

static AccordEdit *
make_edit (AccordComposer *self, const char *text)
{
  g_autofree char *next_title = accord_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->next_title)), FALSE);
  gint64 actor = accord_journal_get_actor (accord_workspace_get_journal (self->workspace));
  AccordActivityDraft draft = {
    .words = accord_composer_words (self),
    .customer = self->customer,
    .deal = accord_composer_links_get_deal (self->links),
    .contact = accord_composer_links_get_contact (self->links),
    .owner = actor != 0 ? actor : self->owner,
    .text = text,
    .outcome = accord_outcome_chips_get (self->outcomes),
    .next_title = next_title,
  };
  g_autoptr (AccordEntity) subject =
    self->customer != 0 ? accord_workspace_get_entity (self->workspace, &accord_customer_kind, self->customer)
                        : accord_workspace_get_entity (self->workspace, &accord_deal_kind, self->deal);
  AccordEdit *edit;

  if (accord_composer_is_survey (self))
    accord_survey_answer_get (self->survey, &draft.survey);
  draft.next = accord_next_chips_get (self->next, &draft.next_day, &draft.next_minute);
  edit = accord_activity_draft_edit (&draft, accord_entity_get_title (subject));
  accord_survey_clear (&draft.survey);
  return edit;
}

typedef struct {
  AccordComposer *composer;
  char *subject;
  gboolean had_focus;
} Logging;

static void
logging_free (gpointer data)
{
  g_object_unref (((Logging *) data)->composer);
  g_free (((Logging *) data)->subject);
  g_free (data);
}

/* Log lost the focus when it became insensitive, and nobody has taken it since: it goes where one would go on. */
static void
give_focus_back (AccordComposer *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_root_get_focus (root) == NULL && accord_composer_is_open (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* Another record may be shown by now: what is typed there stays. */
static DexFuture *
settled_cb (DexFuture *future, gpointer data)
{
  AccordComposer *self = ((Logging *) data)->composer;
  const char *subject = ((Logging *) data)->subject;
  gboolean logged = dex_future_is_resolved (future);

  if (self->workspace == NULL)
    return dex_ref (future);
  accord_composer_drafts_end (self->drafts, subject, logged);
  if (((Logging *) data)->had_focus && g_strcmp0 (self->subject, subject) == 0)
    give_focus_back (self);
  if (g_strcmp0 (self->subject, subject) == 0 && logged)
    {
      accord_composer_show_draft (self);
      accord_composer_close (self);
    }
  accord_composer_update (self);
  return dex_ref (future);
}

void
accord_composer_log (AccordComposer *self)
{
  g_autofree char *text = accord_composer_text_dup (self->text);
  Logging *logging;

  if (!accord_composer_is_open (self) || !gtk_widget_get_sensitive (self->log) || self->subject == NULL)
    return;
  logging = g_new0 (Logging, 1);
  *logging = (Logging) { g_object_ref (self), g_strdup (self->subject), gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL };
  accord_composer_drafts_begin (self->drafts, self->subject);
  accord_composer_update (self);
  dex_future_disown (dex_future_finally (accord_commit_future (GTK_WIDGET (self), self->workspace, make_edit (self, text)),
                                         settled_cb, logging, logging_free));
}

/* What is still being composed is no text yet, and would be lost. */
static gboolean
log_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (!accord_preedit_is_on (widget))
    accord_composer_log (ACCORD_COMPOSER (widget));
  return GDK_EVENT_STOP;
}

/* Before the text, to which Ctrl+Enter is a new line. */
void
accord_composer_log_add_keys (AccordComposer *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  static const guint enter[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (enter); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (enter[i], GDK_CONTROL_MASK), gtk_callback_action_new (log_shortcut_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
