/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The subclasses of AccordEntity, made from the kinds' tables when they are first asked for. The
 * property of field i has the number 1 + 2i, the title beside a link 2 + 2i.
 */
#include "accord-entity.h"

static void
get_field (AccordEntity      *self,
           const AccordField *field,
           int                index,
           GValue            *value)
{
  AccordRecord *record = accord_entity_get_record (self);
  AccordMoney money;

  if (record == NULL)
    return;

  if (field->type == ACCORD_FIELD_MONEY)
    {
      if (accord_record_get_money (record, field->name, &money))
        g_value_set_boxed (value, &money);
    }
  else if (accord_field_has_number (field))
    g_value_set_int64 (value, accord_record_value (record, index)->number);
  else
    g_value_set_string (value, accord_record_value (record, index)->text);
}

static void
get_kind_property (GObject    *object,
                   guint       property,
                   GValue     *value,
                   GParamSpec *pspec)
{
  AccordEntity *self = ACCORD_ENTITY (object);
  const AccordKind *kind = ACCORD_ENTITY_GET_CLASS (self)->kind;
  int index = ((int) property - 1) / 2;
  gboolean is_title = property % 2 == 0;
  AccordRecord *record = accord_entity_get_record (self);

  g_return_if_fail (index < kind->n_fields);

  if (!is_title)
    get_field (self, &kind->fields[index], index, value);
  else if (record != NULL)
    g_value_set_string (value, accord_record_link_title (record, index));
}

/* "due_on" → "due-on"; "title" → "field-title", because every entity has a "title" already. */
static const char *
property_name (GObjectClass *object_class,
               const char   *name,
               const char   *suffix)
{
  g_autofree char *canonical = g_strconcat (name, suffix, NULL);
  g_autofree char *prefixed = NULL;

  g_strdelimit (canonical, "_", '-');
  if (g_param_spec_is_valid_name (canonical) &&
      g_object_class_find_property (object_class, canonical) == NULL)
    return g_intern_string (canonical);

  prefixed = g_strconcat ("field-", canonical, NULL);
  return g_intern_string (prefixed);
}

static GParamSpec *
field_property (GObjectClass      *object_class,
                const AccordField *field)
{
  const char *name = property_name (object_class, field->name, NULL);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  if (field->type == ACCORD_FIELD_MONEY)
    return g_param_spec_boxed (name, NULL, NULL, ACCORD_TYPE_MONEY, flags);
  if (accord_field_has_number (field))
    return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  return g_param_spec_string (name, NULL, NULL, NULL, flags);
}

static void
init_kind_class (gpointer klass,
                 gpointer class_data)
{
  AccordEntityClass *entity_class = klass;
  GObjectClass *object_class = klass;
  const AccordKind *kind = class_data;

  object_class->get_property = get_kind_property;
  entity_class->kind = kind;
  entity_class->field_props = g_new0 (GParamSpec *, kind->n_fields);
  entity_class->title_props = g_new0 (GParamSpec *, kind->n_fields);

  /* Fields first: their names are promised, and a title gives way to them. */
  for (int i = 0; i < kind->n_fields; i++)
    {
      entity_class->field_props[i] = field_property (object_class, &kind->fields[i]);
      g_object_class_install_property (object_class, 1 + 2 * i, entity_class->field_props[i]);
    }
  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordField *field = &kind->fields[i];

      if (!accord_field_is_link (field))
        continue;
      entity_class->title_props[i] =
        g_param_spec_string (property_name (object_class, field->name, "-title"), NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
      g_object_class_install_property (object_class, 2 + 2 * i, entity_class->title_props[i]);
    }
}

/* "stage_event" → "AccordStageEventEntity": never the name of a widget or of an object of the journal. */
static char *
type_name (const AccordKind *kind)
{
  GString *name = g_string_new ("Accord");
  gboolean upper = TRUE;

  for (const char *c = kind->name; *c != '\0'; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (name, upper ? g_ascii_toupper (*c) : *c);
      upper = !g_ascii_isalnum (*c);
    }
  g_string_append (name, "Entity");
  return g_string_free_and_steal (name);
}

static GType
register_type (const AccordKind *kind)
{
  g_autofree char *name = type_name (kind);
  GTypeQuery parent;
  GTypeInfo info = { 0 };

  g_type_query (ACCORD_TYPE_ENTITY, &parent);
  info.class_size = parent.class_size;
  info.instance_size = parent.instance_size;
  info.class_init = init_kind_class;
  info.class_data = kind;

  return g_type_register_static (ACCORD_TYPE_ENTITY, name, &info, G_TYPE_FLAG_FINAL);
}

/**
 * accord_entity_type_for:
 * @kind: a registered kind
 *
 * May be called from any thread; the type is made once, of the program's table: fields that users
 * added are no properties. Interface files that name a type
 * ("AccordCustomerEntity") need it made before they are read.
 *
 * Returns: the type of entities of @kind
 */
GType
accord_entity_type_for (const AccordKind *kind)
{
  static GMutex mutex;
  static GHashTable *types = NULL; /* (const AccordKind *) → GType; lives as long as the program */
  GType type;

  g_return_val_if_fail (kind != NULL, G_TYPE_INVALID);

  kind = accord_kind_base (kind);
  g_mutex_lock (&mutex);
  if (types == NULL)
    types = g_hash_table_new (NULL, NULL);
  type = GPOINTER_TO_SIZE (g_hash_table_lookup (types, kind));
  if (type == G_TYPE_INVALID)
    {
      type = register_type (kind);
      g_hash_table_insert (types, (gpointer) kind, GSIZE_TO_POINTER (type));
    }
  g_mutex_unlock (&mutex);

  return type;
}
