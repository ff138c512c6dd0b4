/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions on the page of figures: made, changed, deleted, and offered among the charts. Main thread. */

#include "accord-config.h"

#include "accord-insights-page-private.h"

#include "accord-insight-choose.h"
#include "accord-query.h"
#include "accord-question-dialog.h"

#include <glib/gi18n-lib.h>

static void
question_saved_cb (AccordInsightsPage *self, const char *uid)
{
  g_autofree char *name = uid != NULL ? g_strdup_printf ("question:%s", uid) : NULL;
  g_auto (GStrv) cards = g_strdupv (self->dashboard->cards);

  if (name != NULL && accord_dashboard_add (&cards, name))
    accord_insights_page_arrange (self, NULL, (const char *const *) cards);
}

void
accord_insights_page_open_question (AccordInsightsPage *self, AccordRecord *question)
{
  AdwDialog *dialog = accord_question_dialog_new (self->workspace, question);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (question_saved_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

DexFuture *
accord_insights_page_charts_fiber (gpointer data)
{
  AccordInsightsPage *self = data;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_question_kind);
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) questions = dex_await_boxed (accord_store_select (store, query), &error);

  if (questions == NULL)
    accord_say_error (GTK_WIDGET (self), error->message);
  else if (self->workspace != NULL && self->dashboard != NULL)
    accord_insight_choose_charts (GTK_WIDGET (self), store, questions, (const char *const *) self->dashboard->cards, accord_insights_page_chosen_cards, self);
  return dex_future_new_true ();
}

typedef struct {
  AccordInsightsPage *self; /* owned */
  AccordId uid;
  gboolean delete;
} Asking;

static void
asking_free (gpointer data)
{
  g_object_unref (((Asking *) data)->self);
  g_free (data);
}

static DexFuture *
question_fiber (gpointer data)
{
  Asking *asking = data;
  AccordInsightsPage *self = asking->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) record =
    dex_await_boxed (accord_store_find_uid (accord_workspace_get_store (self->workspace), &accord_question_kind, &asking->uid), &error);

  if (self->workspace == NULL)
    return dex_future_new_true ();
  if (record == NULL)
    accord_say_error (GTK_WIDGET (self), error != NULL ? error->message : _("This question is gone. Take it off the page."));
  else if (asking->delete)
    {
      AccordEdit *edit = accord_edit_new (_("Deleted a question"));

      accord_edit_delete (edit, &accord_question_kind, accord_record_id (record));
      accord_commit (GTK_WIDGET (self), self->workspace, edit);
    }
  else
    accord_insights_page_open_question (self, record);
  return dex_future_new_true ();
}

/* "change:UID", "delete:UID" */
void
accord_insights_page_question_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *what = g_variant_get_string (parameter, NULL), *uid = strchr (what, ':');
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) { ACCORD_INSIGHTS_PAGE (g_object_ref (widget)), { { 0 } }, g_str_has_prefix (what, "delete:") };
  if (uid != NULL && accord_id_from_text (&asking->uid, uid + 1))
    dex_future_disown (dex_scheduler_spawn (NULL, 0, question_fiber, asking, asking_free));
  else
    asking_free (asking);
}
