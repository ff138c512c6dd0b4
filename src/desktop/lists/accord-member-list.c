/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * AccordMemberList:
 *
 * The people of the team by name, each with what they won and their win rate in one period, for the
 * Team page. Main thread only.
 *
 *   AccordIdList of members ──items-changed──▶ one AccordMemberItem each (a team is not a million)
 *   deal, member or stage changed ──once per frame──▶ accord_report_run() by member ──▶ items
 */

#include "accord-member-list.h"

#include "accord-frame-call.h"

struct _AccordMemberList {
  GObject parent_instance;

  AccordWorkspace *workspace;
  AccordIdList *members;
  GPtrArray *items;   /* of AccordMemberItem, owned; row by row those of members */
  GPtrArray *figures; /* of AccordFigure: the last answer, or NULL */
  AccordPeriod period;
  AccordFrameCall figures_due;
  gulong committed_id;
  guint generation;   /* answers for another period or an older state are dropped */
};

typedef enum {
  PROP_ITEM_TYPE = 1,
  PROP_N_ITEMS,
  PROP_HAS_FIGURES,
} Property;

static GParamSpec *props[PROP_HAS_FIGURES + 1];

enum { FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef struct {
  AccordMemberList *list; /* owned */
  guint generation;
} Request;

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordMemberList, accord_member_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
request_free (gpointer data)
{
  g_object_unref (((Request *) data)->list);
  g_free (data);
}

static const AccordFigure *
find_figure (AccordMemberList *self, const char *kpi, gint64 member)
{
  for (guint i = 0; self->figures && i < self->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (self->figures, i);

      if (figure->group && figure->group_id == member && g_str_equal (figure->kpi->id, kpi))
        return figure;
    }
  return NULL;
}

static void
set_figures (AccordMemberList *self, AccordMemberItem *item)
{
  gint64 member = accord_entity_get_id (accord_member_item_get_member (item));

  accord_member_item_set_figures (item, find_figure (self, "revenue", member),
                                  find_figure (self, "win-rate", member));
}

static void
members_changed_cb (GListModel *members, guint position, guint removed, guint added, gpointer data)
{
  AccordMemberList *self = data;

  if (removed > 0)
    g_ptr_array_remove_range (self->items, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (AccordEntity) member = g_list_model_get_item (members, position + i);
      AccordMemberItem *item = accord_member_item_new (member);

      set_figures (self, item);
      g_ptr_array_insert (self->items, position + i, item);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
}

static DexFuture *
figures_answered_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  AccordMemberList *self = request->list;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (request->generation != self->generation)
    return dex_future_new_true ();
  if (value == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return dex_future_new_true ();
    }
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  self->figures = g_value_dup_boxed (value);
  for (guint i = 0; i < self->items->len; i++)
    set_figures (self, g_ptr_array_index (self->items, i));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HAS_FIGURES]);
  return dex_future_new_true ();
}

static AccordReportRequest *
report_request (AccordMemberList *self, GError **error)
{
  AccordReportRequest *request = accord_report_request_new (self->workspace, &self->period);

  if (accord_report_request_add (request, "revenue", error)
      && accord_report_request_add (request, "win-rate", error)
      && accord_report_request_group (request, "member", error))
    return request;
  accord_report_request_free (request);
  return NULL;
}

static void
figures_due (gpointer data)
{
  AccordMemberList *self = data;
  g_autoptr (GError) error = NULL;
  AccordReportRequest *report = report_request (self, &error);
  Request *request;
  DexFuture *future;

  if (!report)
    {
      g_critical ("The figures of the team cannot be asked for: %s", error->message);
      return;
    }
  request = g_new0 (Request, 1);
  request->list = g_object_ref (self);
  request->generation = ++self->generation;
  future = accord_report_run (accord_workspace_get_store (self->workspace), report);
  dex_future_disown (dex_future_finally (future, figures_answered_cb, request, request_free));
}

static void
journal_committed_cb (AccordJournal *journal, AccordChangeSet *changes, gpointer data)
{
  AccordMemberList *self = data;

  if (accord_change_set_touches (changes, &accord_deal_kind)
      || accord_change_set_touches (changes, &accord_member_kind)
      || accord_change_set_touches (changes, &accord_stage_kind))
    accord_frame_call_queue (&self->figures_due);
}

static GType
accord_member_list_get_item_type (GListModel *model)
{
  return ACCORD_TYPE_MEMBER_ITEM;
}

static guint
accord_member_list_get_n_items (GListModel *model)
{
  return ACCORD_MEMBER_LIST (model)->items->len;
}

static gpointer
accord_member_list_get_item (GListModel *model, guint position)
{
  AccordMemberList *self = ACCORD_MEMBER_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position))
                                     : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = accord_member_list_get_item_type;
  iface->get_n_items = accord_member_list_get_n_items;
  iface->get_item = accord_member_list_get_item;
}

static void
accord_member_list_dispose (GObject *object)
{
  AccordMemberList *self = ACCORD_MEMBER_LIST (object);

  self->generation++;
  accord_frame_call_clear (&self->figures_due);
  if (self->workspace)
    g_clear_signal_handler (&self->committed_id, accord_workspace_get_journal (self->workspace));
  if (self->members)
    g_signal_handlers_disconnect_by_data (self->members, self);
  g_clear_object (&self->members);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_member_list_parent_class)->dispose (object);
}

static void
accord_member_list_finalize (GObject *object)
{
  AccordMemberList *self = ACCORD_MEMBER_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_member_list_parent_class)->finalize (object);
}

static void
accord_member_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordMemberList *self = ACCORD_MEMBER_LIST (object);

  switch ((Property) id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, ACCORD_TYPE_MEMBER_ITEM);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->items->len);
      break;
    case PROP_HAS_FIGURES:
      g_value_set_boolean (value, self->figures != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_member_list_class_init (AccordMemberListClass *klass)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_member_list_dispose;
  object_class->finalize = accord_member_list_finalize;
  object_class->get_property = accord_member_list_get_property;

  props[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type", NULL, NULL, G_TYPE_OBJECT, read);
  props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, read);
  props[PROP_HAS_FIGURES] = g_param_spec_boolean ("has-figures", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  /**
   * AccordMemberList::failed:
   * @sentence: why the figures could not be read, finished and translated
   *
   * The figures read before stay.
   */
  signals[FAILED] = g_signal_new ("failed", ACCORD_TYPE_MEMBER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
accord_member_list_init (AccordMemberList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  accord_frame_call_init (&self->figures_due, figures_due, self);
}

/**
 * accord_member_list_new:
 * @workspace: the open file
 * @period: the period the figures are for
 *
 * Returns: (transfer full): a list that is filling
 */
AccordMemberList *
accord_member_list_new (AccordWorkspace *workspace, const AccordPeriod *period)
{
  AccordMemberList *self = g_object_new (ACCORD_TYPE_MEMBER_LIST, NULL);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_member_kind);
  g_autoptr (GError) error = NULL;

  self->workspace = g_object_ref (workspace);
  self->period = *period;
  self->members = accord_id_list_new (workspace);
  g_signal_connect (self->members, "items-changed", G_CALLBACK (members_changed_cb), self);
  self->committed_id = g_signal_connect (accord_workspace_get_journal (workspace), "committed",
                                         G_CALLBACK (journal_committed_cb), self);
  if (!accord_query_set_sort (query, "name", FALSE, &error))
    g_critical ("Members cannot be put in order: %s", error->message);
  accord_id_list_set_query (self->members, query);
  figures_due (self);
  return self;
}

/**
 * accord_member_list_set_period:
 * @self: a list
 * @period: the period the figures are for
 *
 * The old figures stay until the new ones are there.
 */
void
accord_member_list_set_period (AccordMemberList *self, const AccordPeriod *period)
{
  g_return_if_fail (ACCORD_IS_MEMBER_LIST (self));

  if (accord_period_equal (&self->period, period))
    return;
  self->period = *period;
  figures_due (self);
}

/**
 * accord_member_list_get_members:
 * @self: a list
 *
 * Returns: (transfer none): the ids behind it, to set another query for members or to see why it is
 *   empty
 */
AccordIdList *
accord_member_list_get_members (AccordMemberList *self)
{
  g_return_val_if_fail (ACCORD_IS_MEMBER_LIST (self), NULL);
  return self->members;
}

/**
 * accord_member_list_has_figures:
 * @self: a list
 *
 * Returns: whether the figures have been read
 */
gboolean
accord_member_list_has_figures (AccordMemberList *self)
{
  g_return_val_if_fail (ACCORD_IS_MEMBER_LIST (self), FALSE);
  return self->figures != NULL;
}
