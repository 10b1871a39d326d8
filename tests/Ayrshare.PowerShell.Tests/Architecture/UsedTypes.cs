using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Ayrshare.PowerShell.Tests.Architecture;

/// <summary>
/// Reads the types that a compiled type uses: in its bases, signatures, attributes, generic arguments and method bodies.
/// The compiler writes the value of a constant in place of its name, so a constant counts for nothing.
/// </summary>
internal static class UsedTypes
{
    /// <summary>
    /// Finds the types of the same assembly that a type or one of its nested types uses. A nested type counts as its outermost
    /// type.
    /// </summary>
    public static IEnumerable<TypeDefinition> FindIn(TypeDefinition type) =>
        WithNested(type).SelectMany(References).SelectMany(Parts).OfType<TypeDefinition>().Select(Outermost).Distinct();

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<TypeReference?> References(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(implemented => implemented.InterfaceType),
        .. Attributes(type),
        .. Constraints(type),
        .. type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)),
        .. type.Properties.SelectMany(Attributes),
        .. type.Events.SelectMany(Attributes),
        .. type.Methods.SelectMany(method => Signature(method).Concat(Body(method))),
    ];

    private static IEnumerable<TypeReference?> Signature(MethodDefinition method) =>
    [
        method.ReturnType,
        .. Attributes(method.MethodReturnType),
        .. Attributes(method),
        .. Constraints(method),
        .. method.Parameters.SelectMany(parameter => Attributes(parameter).Append(parameter.ParameterType)),
    ];

    private static IEnumerable<TypeReference?> Body(MethodDefinition method) => !method.HasBody
        ? []
        :
        [
            .. method.Body.Variables.Select(variable => variable.VariableType),
            .. method.Body.ExceptionHandlers.Select(handler => handler.CatchType),
            .. method.Body.Instructions.SelectMany(Operand),
        ];

    private static IEnumerable<TypeReference?> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        _ => [],
    };

    private static IEnumerable<TypeReference?> Constraints(IGenericParameterProvider generic) =>
        generic.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType);

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider annotated) =>
        annotated.CustomAttributes.SelectMany(attribute =>
            attribute.ConstructorArguments.Concat(attribute.Properties.Select(property => property.Argument))
                .Select(argument => argument.Value)
                .OfType<TypeReference>()
                .Append(attribute.AttributeType));

    /// <summary>The types that a reference such as an array or a generic instance is made of.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType instance => instance.GenericArguments.SelectMany(Parts).Append(instance.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
