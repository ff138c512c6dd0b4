/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * AccordEntity: a record that lives. Whoever shows it holds the entity; whoever follows the journal
 * gives it a new #AccordRecord after each change, and only what differs is notified. Main thread
 * only.
 *
 *   AccordEntity            "record", "title", "loaded"
 *     AccordCustomer        "name", "phone", …, "owner" (id) and "owner-title" (text)
 *     AccordDeal            "amount" (AccordMoney), …
 *
 * The subclasses are made in accord-entity-type.c.
 */
#include "accord-entity.h"

typedef struct {
  gint64 id;
  AccordRecord *record; /* owned; NULL while it is being loaded */
} AccordEntityPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AccordEntity, accord_entity, G_TYPE_OBJECT)

typedef enum {
  PROP_RECORD = 1,
  PROP_TITLE,
  PROP_LOADED,
} AccordEntityProperty;

static GParamSpec *props[PROP_LOADED + 1];
static guint field_changed_signal;

static AccordEntityPrivate *
get_private (AccordEntity *self)
{
  return accord_entity_get_instance_private (self);
}

static void
accord_entity_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AccordEntity *self = ACCORD_ENTITY (object);

  switch ((AccordEntityProperty) property)
    {
    case PROP_RECORD:
      g_value_set_boxed (value, get_private (self)->record);
      break;
    case PROP_TITLE:
      g_value_set_string (value, accord_entity_get_title (self));
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, accord_entity_is_loaded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
accord_entity_finalize (GObject *object)
{
  AccordEntityPrivate *priv = get_private (ACCORD_ENTITY (object));

  g_clear_pointer (&priv->record, accord_record_unref);

  G_OBJECT_CLASS (accord_entity_parent_class)->finalize (object);
}

static void
accord_entity_class_init (AccordEntityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_entity_get_property;
  object_class->finalize = accord_entity_finalize;

  props[PROP_RECORD] = g_param_spec_boxed ("record", NULL, NULL, ACCORD_TYPE_RECORD,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * AccordEntity::field-changed:
   * @self: the entity
   * @field: index of the field in the table of the entity's record
   *
   * A value, or the title of what a link points to, differs from before. The name of the field is
   * the signal's detail: "field-changed::phone". Fields that users added are told only here.
   */
  field_changed_signal = g_signal_new ("field-changed", ACCORD_TYPE_ENTITY, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
accord_entity_init (AccordEntity *self)
{
}

/**
 * accord_entity_new:
 * @kind: a kind
 * @id: local id; 0 for one that is not stored yet
 *
 * Returns: (transfer full): an entity that is not loaded
 */
AccordEntity *
accord_entity_new (const AccordKind *kind,
                   gint64            id)
{
  AccordEntity *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (accord_entity_type_for (kind), NULL);
  get_private (self)->id = id;

  return self;
}

/**
 * accord_entity_get_kind:
 * @self: an entity
 *
 * Returns: (transfer none): its kind: the workspace's table once a record is loaded, until then the
 *   program's; compare with accord_kind_is()
 */
const AccordKind *
accord_entity_get_kind (AccordEntity *self)
{
  AccordRecord *record;

  g_return_val_if_fail (ACCORD_IS_ENTITY (self), NULL);

  record = get_private (self)->record;
  return record != NULL ? accord_record_kind (record) : ACCORD_ENTITY_GET_CLASS (self)->kind;
}

/**
 * accord_entity_get_id:
 * @self: an entity
 *
 * Returns: its local id; 0 if it is not stored yet
 */
gint64
accord_entity_get_id (AccordEntity *self)
{
  g_return_val_if_fail (ACCORD_IS_ENTITY (self), 0);

  return get_private (self)->id;
}

/**
 * accord_entity_get_record:
 * @self: an entity
 *
 * Returns: (transfer none) (nullable): the newest row, or %NULL while it is being loaded
 */
AccordRecord *
accord_entity_get_record (AccordEntity *self)
{
  g_return_val_if_fail (ACCORD_IS_ENTITY (self), NULL);

  return get_private (self)->record;
}

/* The row was loaded when its table had this field. */
static gboolean
has_field (AccordRecord *record,
           int           field)
{
  return record != NULL && field < accord_record_kind (record)->n_fields;
}

static gboolean
values_differ (AccordRecord *a,
               AccordRecord *b,
               int           field)
{
  static const AccordValue empty = ACCORD_VALUE_INIT;

  return !accord_value_equal (has_field (a, field) ? accord_record_value (a, field) : &empty,
                              has_field (b, field) ? accord_record_value (b, field) : &empty);
}

static gboolean
link_titles_differ (AccordRecord *a,
                    AccordRecord *b,
                    int           field)
{
  return g_strcmp0 (has_field (a, field) ? accord_record_link_title (a, field) : NULL,
                    has_field (b, field) ? accord_record_link_title (b, field) : NULL) != 0;
}

static gboolean
rows_differ (AccordRecord *a,
             AccordRecord *b)
{
  GBytes *clocks_a, *clocks_b;

  if (a == NULL || b == NULL)
    return a != b;

  clocks_a = accord_record_clocks (a);
  clocks_b = accord_record_clocks (b);

  return accord_record_kind (a) != accord_record_kind (b) || accord_record_id (a) != accord_record_id (b) ||
         !accord_id_equal (accord_record_uid (a), accord_record_uid (b)) ||
         accord_record_born (a) != accord_record_born (b) ||
         accord_record_last (a) != accord_record_last (b) ||
         accord_record_deleted (a) != accord_record_deleted (b) ||
         (clocks_a == NULL) != (clocks_b == NULL) ||
         (clocks_a != NULL && !g_bytes_equal (clocks_a, clocks_b));
}

/* Notifies the properties of fields; returns whether any differed. */
static gboolean
notify_fields (AccordEntity *self,
               AccordRecord *old,
               AccordRecord *new)
{
  AccordEntityClass *klass = ACCORD_ENTITY_GET_CLASS (self);
  int n_old = old != NULL ? accord_record_kind (old)->n_fields : 0;
  int n_new = new != NULL ? accord_record_kind (new)->n_fields : 0;
  gboolean any = FALSE;

  for (int i = 0; i < MAX (n_old, n_new); i++)
    {
      const AccordField *field = &accord_record_kind (i < n_new ? new : old)->fields[i];
      gboolean value = values_differ (old, new, i);
      gboolean title = link_titles_differ (old, new, i);

      if (!value && !title)
        continue;
      any = TRUE;
      if (i < klass->kind->n_fields)
        g_object_notify_by_pspec (G_OBJECT (self), klass->field_props[i]);
      if (title && i < klass->kind->n_fields && klass->title_props[i] != NULL)
        g_object_notify_by_pspec (G_OBJECT (self), klass->title_props[i]);
      g_signal_emit (self, field_changed_signal, g_quark_from_string (field->name), i);
    }

  return any;
}

/**
 * accord_entity_set_record:
 * @self: an entity
 * @record: (nullable): the newest row of the same kind and id
 *
 * Notifies the properties of the fields that differ, a link also when only the title of what it
 * points to does; then "title", "loaded" and "record" if they differ. A row equal to the present
 * one notifies nothing. "field-changed" is emitted for each field that differs, those that users added
 * among them, when the new row can be read. An entity made with the id 0 takes the id of its first row.
 */
void
accord_entity_set_record (AccordEntity *self,
                          AccordRecord *record)
{
  AccordEntityPrivate *priv = get_private (self);
  GObject *object = G_OBJECT (self);
  g_autoptr (AccordRecord) old = NULL;
  gboolean any;

  g_return_if_fail (ACCORD_IS_ENTITY (self));
  g_return_if_fail (record == NULL || accord_kind_is (accord_record_kind (record), accord_entity_get_kind (self)));
  g_return_if_fail (record == NULL || priv->id == 0 || accord_record_id (record) == priv->id);

  if (record == priv->record)
    return;

  g_object_freeze_notify (object);
  old = g_steal_pointer (&priv->record);
  if (record != NULL)
    {
      priv->record = accord_record_ref (record);
      priv->id = accord_record_id (record);
    }
  any = notify_fields (self, old, record);
  if (strcmp (old != NULL ? accord_record_title (old) : "", accord_entity_get_title (self)) != 0)
    g_object_notify_by_pspec (object, props[PROP_TITLE]);
  if ((old == NULL) != (record == NULL))
    g_object_notify_by_pspec (object, props[PROP_LOADED]);
  if (any || rows_differ (old, record))
    g_object_notify_by_pspec (object, props[PROP_RECORD]);
  g_object_thaw_notify (object);
}

/**
 * accord_entity_is_loaded:
 * @self: an entity
 *
 * Returns: whether it has a row
 */
gboolean
accord_entity_is_loaded (AccordEntity *self)
{
  g_return_val_if_fail (ACCORD_IS_ENTITY (self), FALSE);

  return get_private (self)->record != NULL;
}

/**
 * accord_entity_get_title:
 * @self: an entity
 *
 * Returns: (transfer none): what the record is called; "" while it is being loaded or if it has no
 *   name
 */
const char *
accord_entity_get_title (AccordEntity *self)
{
  AccordRecord *record;

  g_return_val_if_fail (ACCORD_IS_ENTITY (self), "");

  record = get_private (self)->record;
  return record != NULL ? accord_record_title (record) : "";
}

/**
 * accord_entity_get_text:
 * @self: an entity
 * @field_name: name of a field that uses text, or of a link
 *
 * Returns: (transfer none) (nullable): the text, or what a link or place points to is called; %NULL
 *   if empty or while it is being loaded
 */
const char *
accord_entity_get_text (AccordEntity *self,
                        const char   *field_name)
{
  AccordRecord *record;
  int field;

  g_return_val_if_fail (ACCORD_IS_ENTITY (self) && field_name != NULL, NULL);

  record = get_private (self)->record;
  field = accord_kind_find (accord_entity_get_kind (self), field_name);
  g_return_val_if_fail (field >= 0, NULL);

  if (record == NULL)
    return NULL;
  if (accord_field_is_link (&accord_entity_get_kind (self)->fields[field]))
    return accord_record_link_title (record, field);
  return accord_record_value (record, field)->text;
}
