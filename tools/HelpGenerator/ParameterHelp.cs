using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;

namespace Ayrshare.HelpGenerator;

/// <summary>One parameter in one parameter set.</summary>
internal sealed class ParameterHelp(CommandParameterInfo parameter, Type command, XmlDocs docs)
{
    // PowerShell adds these parameters to commands that change something. Their texts are the same for all commands.
    private static readonly Dictionary<string, string> Added = new()
    {
        ["Confirm"] = "Asks before each change.",
        ["WhatIf"] = "Says what would be done, and does nothing: no request is sent and no object comes out.",
    };

    private readonly PropertyInfo? _property = Added.ContainsKey(parameter.Name) ? null : command.GetProperty(parameter.Name);

    public string Name => parameter.Name;

    public IReadOnlyList<string> Description => Said() is { } said
        ? XmlDocs.Paragraphs(said)
        : _property is null ? [Added[Name]] : XmlDocs.Paragraphs(docs.OfProperty(_property.DeclaringType!, Name).Element("summary"));

    public bool IsSwitch => parameter.ParameterType == typeof(SwitchParameter);

    public bool IsRequired => parameter.IsMandatory;

    public bool TakesWildcards => _property?.GetCustomAttribute<SupportsWildcardsAttribute>() is not null;

    public string Position => parameter.Position == int.MinValue ? "named" : $"{parameter.Position}";

    public IReadOnlyList<string> Aliases => parameter.Aliases;

    /// <summary>Whether the parameter accepts pipeline input in any parameter set.</summary>
    public bool TakesPipeline => InAnySet(set => set.ValueFromPipeline);

    /// <summary>Whether the parameter accepts pipeline input by property name in any parameter set.</summary>
    public bool TakesProperty => InAnySet(set => set.ValueFromPipelineByPropertyName);

    public string PipelineInput => (TakesPipeline, TakesProperty) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    /// <summary>The type that users specify. For types such as Flag, this is the type of the values that they accept. A number that can
    /// also be written as a duration is one.</summary>
    public string TypeName => (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType).Name switch
    {
        _ when IsDuration => "Duration",
        "Flag" => nameof(Boolean),
        "ConnectionReference" => "AyrshareConnection",
        var name => name,
    };

    public IReadOnlyList<string> ValidValues =>
        _property?.GetCustomAttribute<ValidateSetAttribute>() is { } set ? [.. set.ValidValues] : [];

    /// <summary>Sorts parameters: the command's own, then inherited ones, each in the order of the source, then PowerShell's.</summary>
    public (int Added, int Inherited, int Order) SourceOrder => _property is null
        ? (1, 0, 0)
        : (0, command.IsSubclassOf(_property.DeclaringType!) ? Depth(_property.DeclaringType!) : 0, _property.MetadataToken);

    /// <summary>The default value, if a user can also specify that value.</summary>
    public string DefaultValue(object instance)
    {
        if (IsSwitch)
            return "False";
        var value = _property!.GetValue(instance);
        var belowRange = value is not null
            && _property.GetCustomAttribute<ValidateRangeAttribute>() is { MinRange: IComparable least }
            && least.CompareTo(Convert.ChangeType(value, least.GetType(), CultureInfo.InvariantCulture)) > 0;
        return value is null || belowRange ? "None" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
    }

    // The text of a parameter element, on the command itself or on its nearest base class, about an inherited parameter.
    private XElement? Said()
    {
        for (var type = command; type?.Assembly == command.Assembly; type = type.BaseType)
        {
            if (docs.OfType(type).Elements("parameter").SingleOrDefault(said => (string?)said.Attribute("name") == Name) is { } own)
                return own;
        }

        return null;
    }

    private bool IsDuration => _property?.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "DurationInAttribute") == true;

    private bool InAnySet(Func<ParameterAttribute, bool> has) => _property?.GetCustomAttributes<ParameterAttribute>().Any(has) == true;

    private int Depth(Type declaring)
    {
        var depth = 0;
        for (var type = command; type != declaring; type = type.BaseType!)
            depth++;
        return depth;
    }
}
