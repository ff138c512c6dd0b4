/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordIdSelection: which records of a list are chosen. Main thread.
 *
 *   AccordIdList ─▶ AccordIdSelection ─▶ GtkColumnView
 *                    └ AccordIdChoice: ids chosen, or (Ctrl+A) everything but some ids
 *
 * GtkMultiSelection holds every chosen object, so that choosing a million records would load them all. Ids
 * cost two bytes or less each, stay chosen when the list is sorted again, and "all" costs nothing: it means
 * whatever the query finds. */

#include "accord-config.h"

#include "accord-id-selection.h"

#include "accord-frame-call.h"
#include "accord-id-choice.h"

struct _AccordIdSelection {
  GObject parent_instance;

  AccordIdList *list;
  AccordIdChoice choice;
  guint n_in_list; /* of the ids that it names */
  AccordFrameCall prune;
};

enum { PROP_N = 1, PROP_ITEM_TYPE, PROP_N_ITEMS, N_PROPS };
static GParamSpec *props[N_PROPS];

static void list_model_init (GListModelInterface *iface);
static void section_model_init (GtkSectionModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordIdSelection, accord_id_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

static GType
get_item_type (GListModel *model)
{
  return ACCORD_TYPE_ENTITY;
}

static guint
get_n_items (GListModel *model)
{
  AccordIdSelection *self = ACCORD_ID_SELECTION (model);

  return self->list != NULL ? accord_id_list_get_n (self->list) : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AccordIdSelection *self = ACCORD_ID_SELECTION (model);

  return self->list != NULL ? g_list_model_get_item (G_LIST_MODEL (self->list), position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  gtk_section_model_get_section (GTK_SECTION_MODEL (ACCORD_ID_SELECTION (model)->list), position, start, end);
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

static void
changed (AccordIdSelection *self, guint position, guint n)
{
  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N]);
}

static void
set_range (AccordIdSelection *self, guint position, guint n, gboolean chosen)
{
  g_autofree gint64 *ids = accord_id_list_dup_ids (self->list, position, &n);

  accord_id_choice_set_many (&self->choice, ids, n, chosen);
}

static void
counted (AccordIdSelection *self)
{
  self->n_in_list = (guint) gtk_bitset_get_size (self->choice.ids);
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  AccordIdSelection *self = ACCORD_ID_SELECTION (model);
  gint64 id = self->list != NULL ? accord_id_list_id_at (self->list, position) : 0;

  return id != 0 && accord_id_selection_contains (self, id);
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n, gboolean unselect_rest)
{
  AccordIdSelection *self = ACCORD_ID_SELECTION (model);

  if (unselect_rest)
    accord_id_choice_set_all (&self->choice, FALSE);
  set_range (self, position, n, TRUE);
  counted (self);
  changed (self, unselect_rest ? 0 : position, unselect_rest ? accord_id_list_get_n (self->list) : n);
  return TRUE;
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n)
{
  AccordIdSelection *self = ACCORD_ID_SELECTION (model);

  set_range (self, position, n, FALSE);
  counted (self);
  changed (self, position, n);
  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return select_range (model, position, 1, unselect_rest);
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  return unselect_range (model, position, 1);
}

static gboolean
choose_all_or_none (AccordIdSelection *self, gboolean all)
{
  accord_id_choice_set_all (&self->choice, all);
  counted (self);
  changed (self, 0, accord_id_list_get_n (self->list));
  return TRUE;
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return choose_all_or_none (ACCORD_ID_SELECTION (model), TRUE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  return choose_all_or_none (ACCORD_ID_SELECTION (model), FALSE);
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  AccordIdSelection *self = ACCORD_ID_SELECTION (model);
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_is_empty (mask))
    return TRUE;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    accord_id_choice_set (&self->choice, accord_id_list_id_at (self->list, position), gtk_bitset_contains (selected, position));
  counted (self);
  changed (self, gtk_bitset_get_minimum (mask), gtk_bitset_get_maximum (mask) - gtk_bitset_get_minimum (mask) + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

/* Records that the list no longer has are no longer chosen: what is done to the choice is done to what can
 * be seen. */
static void
prune (gpointer data)
{
  AccordIdSelection *self = data;
  g_autoptr (GtkBitset) kept = NULL;
  guint n = accord_id_list_get_n (self->list);
  guint before = self->n_in_list;

  if (accord_id_list_is_loading (self->list))
    {
      accord_frame_call_queue (&self->prune);
      return;
    }
  kept = gtk_bitset_new_empty ();
  for (guint i = 0; i < n && !gtk_bitset_is_empty (self->choice.ids); i++)
    {
      guint key = (guint) accord_id_list_id_at (self->list, i);

      if (gtk_bitset_contains (self->choice.ids, key))
        gtk_bitset_add (kept, key);
    }
  gtk_bitset_unref (self->choice.ids);
  self->choice.ids = g_steal_pointer (&kept);
  counted (self);
  if (self->n_in_list != before || self->choice.all)
    changed (self, 0, 0);
}

static void
items_changed_cb (AccordIdSelection *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
  if (self->choice.all || !gtk_bitset_is_empty (self->choice.ids))
    accord_frame_call_queue (&self->prune);
}

static void
sections_changed_cb (AccordIdSelection *self, guint position, guint n)
{
  gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), position, n);
}

static void
accord_id_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordIdSelection *self = ACCORD_ID_SELECTION (object);

  switch (id)
    {
    case PROP_N:
      g_value_set_int64 (value, accord_id_selection_get_n (self));
      break;
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, ACCORD_TYPE_ENTITY);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, get_n_items (G_LIST_MODEL (self)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_id_selection_dispose (GObject *object)
{
  AccordIdSelection *self = ACCORD_ID_SELECTION (object);

  accord_frame_call_clear (&self->prune);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (accord_id_selection_parent_class)->dispose (object);
}

static void
accord_id_selection_finalize (GObject *object)
{
  accord_id_choice_clear (&ACCORD_ID_SELECTION (object)->choice);
  G_OBJECT_CLASS (accord_id_selection_parent_class)->finalize (object);
}

static void
accord_id_selection_class_init (AccordIdSelectionClass *klass)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_id_selection_get_property;
  object_class->dispose = accord_id_selection_dispose;
  object_class->finalize = accord_id_selection_finalize;
  props[PROP_N] = g_param_spec_int64 ("n", NULL, NULL, 0, G_MAXINT64, 0, read);
  props[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type", NULL, NULL, G_TYPE_OBJECT, read);
  props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, read);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
accord_id_selection_init (AccordIdSelection *self)
{
  accord_id_choice_init (&self->choice);
  accord_frame_call_init (&self->prune, prune, self);
}

/**
 * accord_id_selection_new:
 * @list: the records
 *
 * Returns: (transfer full): a selection model of which nothing is chosen
 */
AccordIdSelection *
accord_id_selection_new (AccordIdList *list)
{
  AccordIdSelection *self = g_object_new (ACCORD_TYPE_ID_SELECTION, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (list, "sections-changed", G_CALLBACK (sections_changed_cb), self);
  return self;
}

/**
 * accord_id_selection_get_list:
 *
 * Returns: (transfer none): the records
 */
AccordIdList *
accord_id_selection_get_list (AccordIdSelection *self)
{
  return self->list;
}

/**
 * accord_id_selection_get_n:
 *
 * Returns: how many records of the list are chosen
 */
gint64
accord_id_selection_get_n (AccordIdSelection *self)
{
  g_return_val_if_fail (ACCORD_IS_ID_SELECTION (self), 0);

  return accord_id_choice_count (&self->choice, get_n_items (G_LIST_MODEL (self)));
}

/**
 * accord_id_selection_is_all:
 *
 * Returns: whether everything was chosen and nothing taken out since: then the list's query says what
 */
gboolean
accord_id_selection_is_all (AccordIdSelection *self)
{
  return self->choice.all && accord_id_choice_names_none (&self->choice);
}

/**
 * accord_id_selection_contains:
 * @id: a record
 *
 * Returns: whether it is chosen
 */
gboolean
accord_id_selection_contains (AccordIdSelection *self, gint64 id)
{
  return accord_id_choice_has (&self->choice, id);
}

/**
 * accord_id_selection_dup_ids:
 * @n_ids: (out): how many
 *
 * Returns: (transfer full) (array length=n_ids): the chosen records in the order of the list
 */
gint64 *
accord_id_selection_dup_ids (AccordIdSelection *self, guint *n_ids)
{
  guint n = get_n_items (G_LIST_MODEL (self));
  gint64 left = accord_id_selection_get_n (self);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) left);

  for (guint i = 0; i < n && left > 0; i++)
    {
      gint64 id = accord_id_list_id_at (self->list, i);

      if (!accord_id_selection_contains (self, id))
        continue;
      g_array_append_val (ids, id);
      left--;
    }
  *n_ids = ids->len;
  return (gint64 *) (void *) g_array_free (ids, FALSE);
}
