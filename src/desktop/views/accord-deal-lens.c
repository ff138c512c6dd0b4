/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealLens: what all views of deals do alike. */

#include "accord-config.h"

#include "accord-deal-lens.h"

#include "accord-commit.h"
#include "accord-date.h"
#include "accord-frame-call.h"
#include "accord-midnight.h"
#include "accord-newest-answer.h"
#include "accord-query-follow.h"
#include "accord-records-page.h"

struct _AccordDealLens {
  GObject parent_instance;

  AccordWorkspace *workspace;
  gpointer widget; /* borrowed: owns this */
  AccordDealLensFunc look;
  gint64 pipeline;
  AccordQuery *filter; /* or NULL */
  AccordFrameCall due;
  AccordMidnight midnight;
  gboolean stale;      /* to be looked at when it is seen again */
  AccordNewestAnswer newest;
  AccordDealAnswerFunc answered; /* takes it */
};

G_DEFINE_FINAL_TYPE (AccordDealLens, accord_deal_lens, G_TYPE_OBJECT)

static void
look (gpointer data)
{
  AccordDealLens *self = data;

  if (self->widget == NULL || self->pipeline == 0)
    return;
  self->stale = !gtk_widget_get_mapped (self->widget);
  if (!self->stale)
    self->look (self->widget);
}

static void
mapped_cb (AccordDealLens *self)
{
  if (self->stale)
    accord_frame_call_queue (&self->due);
}

static void
committed_cb (AccordJournal *journal, AccordChangeSet *changes, gpointer data)
{
  static const AccordKind *const kinds[] = { &accord_deal_kind, &accord_stage_kind, &accord_stage_event_kind,
                                             &accord_pipeline_kind, &accord_workspace_kind };
  AccordDealLens *self = data;
  gboolean touched = self->filter != NULL && accord_query_is_touched_by (self->filter, changes);

  for (guint i = 0; !touched && i < G_N_ELEMENTS (kinds); i++)
    touched = accord_change_set_touches (changes, kinds[i]);
  if (touched)
    accord_frame_call_queue (&self->due);
}

static void
answered_cb (gpointer owner, const GValue *value, const GError *error)
{
  AccordDealLens *self = owner;

  self->answered (self->widget, value, error);
}

static void
accord_deal_lens_dispose (GObject *object)
{
  AccordDealLens *self = ACCORD_DEAL_LENS (object);

  accord_deal_lens_stop (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->filter, accord_query_unref);
  G_OBJECT_CLASS (accord_deal_lens_parent_class)->dispose (object);
}

static void
accord_deal_lens_class_init (AccordDealLensClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_deal_lens_dispose;
}

static void
accord_deal_lens_init (AccordDealLens *self)
{
  accord_frame_call_init (&self->due, look, self);
  accord_newest_answer_init (&self->newest, self, answered_cb);
}

static void
new_day (gpointer data)
{
  accord_frame_call_queue (&((AccordDealLens *) data)->due);
}

/**
 * accord_deal_lens_new:
 * @workspace: the open file
 * @widget: (transfer none): the view; calls accord_deal_lens_stop() when it is disposed of
 * @look: asks anew for what the view shows
 */
AccordDealLens *
accord_deal_lens_new (AccordWorkspace *workspace, gpointer widget, AccordDealLensFunc look_func)
{
  AccordDealLens *self = g_object_new (ACCORD_TYPE_DEAL_LENS, NULL);

  self->workspace = g_object_ref (workspace);
  self->widget = widget;
  self->look = look_func;
  g_signal_connect_object (widget, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, 0);
  accord_midnight_start (&self->midnight, new_day, self);
  return self;
}

/* The widget goes. */
void
accord_deal_lens_stop (AccordDealLens *self)
{
  if (self->widget == NULL)
    return;
  self->widget = NULL;
  accord_newest_answer_drop (&self->newest);
  accord_midnight_stop (&self->midnight);
  accord_frame_call_clear (&self->due);
}

/**
 * accord_deal_lens_set:
 * @pipeline: id
 * @filter: (nullable): a query for deals
 */
void
accord_deal_lens_set (AccordDealLens *self, gint64 pipeline, AccordQuery *filter)
{
  self->pipeline = pipeline;
  g_clear_pointer (&self->filter, accord_query_unref);
  self->filter = filter != NULL ? accord_query_ref (filter) : NULL;
  accord_deal_lens_look_again (self);
}

/* What the view itself was asked to show has changed. */
void
accord_deal_lens_look_again (AccordDealLens *self)
{
  accord_newest_answer_drop (&self->newest);
  accord_frame_call_queue (&self->due);
}

/**
 * accord_deal_lens_get_workspace:
 * @self: a lens
 *
 * Returns: (transfer none): the open file
 */
AccordWorkspace *
accord_deal_lens_get_workspace (AccordDealLens *self)
{
  return self->workspace;
}

/**
 * accord_deal_lens_get_store:
 * @self: a lens
 *
 * Returns: (transfer none): of the open file
 */
AccordStore *
accord_deal_lens_get_store (AccordDealLens *self)
{
  return accord_workspace_get_store (self->workspace);
}

/**
 * accord_deal_lens_get_pipeline:
 * @self: a lens
 *
 * Returns: id of the pipeline it looks at; 0: none yet
 */
gint64
accord_deal_lens_get_pipeline (AccordDealLens *self)
{
  return self->pipeline;
}

/**
 * accord_deal_lens_get_currency:
 * @self: a lens
 *
 * Returns: (transfer none): in what its deals are added up
 */
const char *
accord_deal_lens_get_currency (AccordDealLens *self)
{
  return accord_workspace_get_currency (self->workspace);
}

/**
 * accord_deal_lens_make_scope:
 *
 * Returns: (transfer full): which deals, as of today
 */
AccordDealScope *
accord_deal_lens_make_scope (AccordDealLens *self)
{
  return accord_deal_scope_new (self->pipeline, self->filter, accord_date_today (), accord_deal_lens_get_currency (self));
}

typedef struct {
  AccordDealLens *lens; /* held */
  GtkWidget *from;      /* held, or NULL */
  char *title;
  char *explanation;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->lens);
  g_clear_object (&asked->from);
  g_free (asked->title);
  g_free (asked->explanation);
  g_free (asked);
}

/**
 * accord_deal_lens_ask:
 * @future: (transfer full): an answer
 * @answered: takes it, unless the widget is gone or has asked again since
 */
void
accord_deal_lens_ask (AccordDealLens *self, DexFuture *future, AccordDealAnswerFunc answered)
{
  self->answered = answered;
  accord_newest_answer_ask (&self->newest, future);
}

/* Where there is no place to push on: in a dialog, whose rows close it as they open a record. */
static void
present (GtkWidget *from, AdwNavigationPage *page)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  accord_dialog_set_child (dialog, view);
  adw_dialog_set_title (dialog, adw_navigation_page_get_title (page));
  adw_dialog_set_content_width (dialog, 640);
  adw_dialog_set_content_height (dialog, 620);
  adw_dialog_present (dialog, from);
}

static void
show_records (Asked *asked, GArray *ids)
{
  GtkWidget *view = gtk_widget_get_ancestor (asked->from, ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  g_autoptr (GError) error = NULL;
  AdwNavigationPage *page;

  accord_query_keep_ids (query, (const gint64 *) (void *) ids->data, ids->len, TRUE);
  if (!accord_query_set_sort (query, "amount", TRUE, &error))
    g_warning ("The deals behind a figure cannot be put in order: %s", error->message);
  page = accord_records_page_new (asked->lens->workspace, asked->title, NULL, asked->explanation, query);
  if (view != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  else
    present (asked->from, page);
}

static DexFuture *
drilled_cb (DexFuture *future, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (asked->lens->widget == NULL)
    return dex_future_new_true ();
  if (value != NULL)
    show_records (asked, g_value_get_boxed (value));
  else
    accord_say_error (asked->from, error->message);
  return dex_future_new_true ();
}

/**
 * accord_deal_lens_drill:
 * @from: where it was asked
 * @ids: (transfer full): a future of a #GArray of #gint64
 * @title: the figure
 * @explanation: (nullable): how it is counted
 */
void
accord_deal_lens_drill (AccordDealLens *self, GtkWidget *from, DexFuture *ids, const char *title, const char *explanation)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->lens = g_object_ref (self);
  asked->from = g_object_ref (from);
  asked->title = g_strdup (title);
  asked->explanation = g_strdup (explanation);
  dex_future_disown (dex_future_finally (ids, drilled_cb, asked, asked_free));
}
